# By ARN and account: a bucket of this name in another account invokes nothing.
resource "aws_lambda_permission" "this" {
  statement_id   = var.statement_id
  action         = "lambda:InvokeFunction"
  function_name  = var.function_name
  principal      = "s3.amazonaws.com"
  source_account = var.account_id
  source_arn     = var.bucket_arn
}

# Every object, whatever its ending: what is no batch is rejected with a reason.
resource "aws_s3_bucket_notification" "this" {
  bucket = var.bucket_name

  lambda_function {
    id                  = var.statement_id
    events              = ["s3:ObjectCreated:*"]
    lambda_function_arn = var.function_arn
  }

  # S3 asks the function at once whether it may be invoked.
  depends_on = [aws_lambda_permission.this]
}
