output "bucket_name" {
  description = "Name of the bucket, once its policy admits those that write logs."
  value       = aws_s3_bucket.this.bucket

  depends_on = [aws_s3_bucket_policy.this]
}

output "prefixes" {
  description = "Prefix of the objects, by who writes them."
  value       = { for name, writer in local.writers : name => writer.prefix }
}
