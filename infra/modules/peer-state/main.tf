# Reading a state that is not there fails, even with defaults: so the bucket is
# asked for the object first, and an environment that is not deployed yet is no
# error. Nothing is ever written, and nothing but this one object is read.
data "aws_s3_objects" "state" {
  count = var.account_id == null ? 0 : 1

  bucket = local.bucket
  prefix = local.object
}

# The object is named in full, as the default workspace's: under the name of a
# workspace, the backend would make a state that is absent. It lists workspaces
# all the same; with this prefix it asks for what is below the object, which is
# nothing, and needs no permission to see other states.
data "terraform_remote_state" "this" {
  count = local.is_deployed ? 1 : 0

  backend   = "s3"
  workspace = "default"

  config = {
    bucket = local.bucket
    key    = local.object
    region = var.region

    workspace_key_prefix = local.object
  }
}
