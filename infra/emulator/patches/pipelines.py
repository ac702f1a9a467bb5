"""Build projects that belong to a pipeline, and pipelines that the provider can read.

moto asks a project for the place of a source and of artifacts that the
pipeline hands over, drops its key and its limit, cannot update it, and deletes
none that is named by its ARN. A pipeline's times are strings, where the
provider reads numbers.
"""

from __future__ import annotations

from moto.codebuild import responses
from moto.codebuild.models import CodeBuildBackend
from moto.codepipeline.models import CodePipeline
from moto.core.responses import ActionResult

PASSED_BY_PIPELINE = "CODEPIPELINE"
DROPPED = ("encryptionKey", "concurrentBuildLimit")


def apply() -> None:
    """Lets projects be made, read, changed and deleted as AWS does, and pipelines be read."""
    _ask_for_no_place("_validate_required_params_source")
    _ask_for_no_place("_validate_required_params_artifacts")
    _keep_what_was_dropped()
    _delete_by_arn()
    responses.CodeBuildResponse.update_project = _update_project
    CodePipeline.metadata = property(_metadata)


def _ask_for_no_place(name: str) -> None:
    stock = getattr(responses, name)

    def heeding_pipelines(part):
        if part["type"] != PASSED_BY_PIPELINE:
            stock(part)

    setattr(responses, name, heeding_pipelines)


def _keep_what_was_dropped() -> None:
    stock = responses.CodeBuildResponse.create_project

    def keeping(self):
        result = stock(self)
        project = self.codebuild_backend.codebuild_projects[self._get_param("name")]
        project.project_metadata.update(_given(self, DROPPED))
        return result

    responses.CodeBuildResponse.create_project = keeping


def _update_project(self):
    project = self.codebuild_backend.codebuild_projects[self._get_param("name").split("/")[-1]]
    names = ("description", "source", "artifacts", "environment", "serviceRole", "tags", "cache", "logsConfig")
    project.project_metadata.update(_given(self, (*names, "timeoutInMinutes", "queuedTimeoutInMinutes", *DROPPED)))
    return ActionResult({"project": project.project_metadata})


def _given(response, names: tuple[str, ...]) -> dict:
    values = {name: response._get_param(name) for name in names}
    return {name: value for name, value in values.items() if value is not None}


def _delete_by_arn() -> None:
    stock = CodeBuildBackend.delete_project
    CodeBuildBackend.delete_project = lambda self, name: stock(self, name.split("/")[-1])
    validate = responses._validate_required_params_project_name
    responses._validate_required_params_project_name = lambda name: validate(name.split("/")[-1])


def _metadata(self) -> dict:
    return {"pipelineArn": self._arn, "created": self._created.timestamp(), "updated": self._updated.timestamp()}
