# One row of widgets for each group of metrics, two in a row.
resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "${var.project}-dashboard-${var.suffix}"

  dashboard_body = jsonencode({
    widgets = [
      for index, title in sort(keys(var.widgets)) : {
        type   = "metric"
        width  = 12
        height = 6
        x      = index % 2 * 12
        y      = floor(index / 2) * 6
        properties = {
          title   = title
          region  = var.region
          period  = 300
          stat    = "Sum"
          metrics = var.widgets[title]
        }
      }
    ]
  })
}
