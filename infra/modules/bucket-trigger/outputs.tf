output "bucket_name" {
  description = "Name of the bucket, whose new objects invoke the function from now on."
  value       = aws_s3_bucket_notification.this.bucket
}
