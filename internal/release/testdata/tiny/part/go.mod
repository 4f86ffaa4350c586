module example.com/part

go 1.26.0
