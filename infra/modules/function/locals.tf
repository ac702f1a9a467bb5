locals {
  # The one place where the runtime is set: the same in every environment.
  runtime = "python3.9"
}
