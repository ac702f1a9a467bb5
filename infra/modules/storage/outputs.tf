output "bucket_arns" {
  description = "ARNs of the buckets, by type."
  value       = { for type, bucket in aws_s3_bucket.this : type => bucket.arn }
}

output "bucket_names" {
  description = "Names of the buckets, by type."
  value       = { for type, bucket in aws_s3_bucket.this : type => bucket.bucket }
}
