resource "aws_lb_target_group" "function" {
  name        = "${var.project}-tg-${var.suffix}"
  target_type = "lambda"

  tags = {
    Name = "${var.project}-tg-${var.suffix}"
  }
}

resource "aws_lambda_permission" "load_balancer" {
  statement_id  = "${var.project}-alb-${var.suffix}"
  action        = "lambda:InvokeFunction"
  function_name = var.function_name
  principal     = "elasticloadbalancing.amazonaws.com"
  source_arn    = aws_lb_target_group.function.arn
}

resource "aws_lb_target_group_attachment" "function" {
  target_group_arn = aws_lb_target_group.function.arn
  target_id        = var.function_arn

  # Registering a function that the load balancer may not invoke is refused.
  depends_on = [aws_lambda_permission.load_balancer]
}
