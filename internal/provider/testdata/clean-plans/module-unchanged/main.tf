resource "terraform_data" "app" {
  input = "something"
}

module "usage" {
  source     = "./usage"
  depends_on = [terraform_data.app]
}

output "minutes" {
  value = module.usage.minutes
}
