resource "terraform_data" "app" {
  triggers_replace = timestamp()
}

module "usage" {
  source     = "./usage"
  depends_on = [terraform_data.app]
}

output "minutes" {
  value = module.usage.minutes
}
