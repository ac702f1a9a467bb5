output "database_name" {
  description = "Database of the Glue catalogue that holds the tables."
  value       = aws_glue_catalog_database.this.name
}

output "location" {
  description = "Where the history lies: what a folder of --history is copied to."
  value       = "${local.place}/"
}

output "workgroup_name" {
  description = "Athena workgroup in which questions are asked."
  value       = aws_athena_workgroup.this.name
}
