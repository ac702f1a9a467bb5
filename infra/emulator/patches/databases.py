"""A database tells of Performance Insights, and of scaling only where it scales.

moto forgets the first, and gives every cluster the scaling of a serverless one:
the provider would change both on every run.
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html
"""

from __future__ import annotations

from moto.rds.models import DBCluster, RDSBackend

# What is asked for, and the attribute that the answer is made from.
INSIGHTS = {
    "EnablePerformanceInsights": "performance_insights_enabled",
    "PerformanceInsightsKMSKeyId": "performance_insights_kms_key_id",
    "PerformanceInsightsRetentionPeriod": "performance_insights_retention_period",
}


def apply() -> None:
    """Keeps what instances are asked for, and leaves the scaling of other clusters out."""
    stock_create = RDSBackend.create_db_instance
    stock_scaling = DBCluster.scaling_configuration_info.fget

    def create(self, db_kwargs):
        instance = stock_create(self, db_kwargs)
        for asked, attribute in INSIGHTS.items():
            if asked in db_kwargs:
                setattr(instance, attribute, db_kwargs[asked])
        return instance

    def scaling(self):
        return stock_scaling(self) if self.engine_mode == "serverless" else None

    RDSBackend.create_db_instance = create
    DBCluster.scaling_configuration_info = property(scaling)
