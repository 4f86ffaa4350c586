output "apps" {
  description = "Sessions, minutes and live sessions of each app, and whether the list of sessions is proven complete."
  value       = local.apps
}

# The sum of sums is rounded, since fractions do not add up exactly.
output "all" {
  description = "The same for all apps together. It is complete if each app is."
  value = {
    sessions = sum(concat([0], values(local.apps)[*].sessions))
    minutes  = tonumber(format("%.4f", sum(concat([0], values(local.apps)[*].minutes))))
    live     = sum(concat([0], values(local.apps)[*].live))
    complete = alltrue(values(local.apps)[*].complete)
  }
}
