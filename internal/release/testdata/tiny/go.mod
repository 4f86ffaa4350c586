module example.com/terraform-provider-tiny

go 1.26.0

require example.com/part v1.0.0

replace example.com/part => ./part
