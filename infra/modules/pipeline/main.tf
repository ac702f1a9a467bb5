# The same steps in every environment: the release is checked, approved, applied,
# and handed on to the next environment, whose pipeline it starts.
locals {
  builds = {
    check = {
      description = "Plans the release and has the policies judge the plan. Nothing goes on that does not pass."
      commands    = [local.become_deployer, "make plan-check ENV=$ENVIRONMENT SUFFIX=$SUFFIX TARGET=aws"]
    }
    apply = {
      description = "Plans again, has the plan judged, and applies that plan file alone."
      commands = [
        local.become_deployer,
        "make plan ENV=$ENVIRONMENT SUFFIX=$SUFFIX TARGET=aws",
        "make apply ENV=$ENVIRONMENT SUFFIX=$SUFFIX TARGET=aws CONFIRM=$ENVIRONMENT",
      ]
    }
    promote = {
      description = "Copies the release, byte for byte, to where the next environment's pipeline takes it from."
      commands    = ["if [ -n \"$NEXT_BUCKET\" ]; then aws s3 cp \"s3://$RELEASE_BUCKET/$RELEASE_KEY\" \"s3://$NEXT_BUCKET/$RELEASE_KEY\"; fi"]
    }
  }

  # The builds' own role may do little: what touches the environment is done by its deploy role.
  become_deployer = "mkdir -p ~/.aws && printf '[profile deploy]\\nrole_arn = %s\\ncredential_source = EcsContainer\\n' \"$DEPLOY_ROLE\" > ~/.aws/config && export AWS_PROFILE=deploy"

  variables = {
    DEPLOY_ROLE    = var.deploy_role_arn
    ENVIRONMENT    = var.environment
    NEXT_BUCKET    = var.next_bucket_name == null ? "" : var.next_bucket_name
    RELEASE_BUCKET = var.release_bucket_name
    RELEASE_KEY    = var.release_key
    SUFFIX         = var.suffix
  }

  stages = {
    check   = { order = 1, approval = false }
    approve = { order = 2, approval = true }
    apply   = { order = 3, approval = false }
    promote = { order = 4, approval = false }
  }

  stage_names = { for name, stage in local.stages : stage.order => name }
}

resource "aws_codepipeline" "this" {
  name          = "${var.project}-pipeline-${var.suffix}"
  pipeline_type = "V2"
  role_arn      = var.pipeline_role_arn

  artifact_store {
    location = var.release_bucket_name
    type     = "S3"

    encryption_key {
      id   = var.kms_key_arn
      type = "KMS"
    }
  }

  stage {
    name = "source"

    action {
      name             = "release"
      category         = "Source"
      owner            = "AWS"
      provider         = "S3"
      version          = "1"
      output_artifacts = ["release"]

      configuration = {
        PollForSourceChanges = "false"
        S3Bucket             = var.release_bucket_name
        S3ObjectKey          = var.release_key
      }
    }
  }

  dynamic "stage" {
    for_each = local.stage_names

    content {
      name = stage.value

      action {
        name            = stage.value
        category        = local.stages[stage.value].approval ? "Approval" : "Build"
        owner           = "AWS"
        provider        = local.stages[stage.value].approval ? "Manual" : "CodeBuild"
        version         = "1"
        input_artifacts = local.stages[stage.value].approval ? [] : ["release"]

        configuration = local.stages[stage.value].approval ? {
          CustomData = "The plan of ${var.environment} passed the policies. Read it in the log of the check, then approve."
        } : { ProjectName = aws_codebuild_project.this[stage.value].name }
      }
    }
  }

  tags = {
    Name = "${var.project}-pipeline-${var.suffix}"
  }
}
