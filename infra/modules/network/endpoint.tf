# Objects in S3 are reached without leaving by a NAT gateway.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"

  tags = {
    Name = "${var.project}-s3-endpoint-${var.suffix}"
  }
}

resource "aws_vpc_endpoint_route_table_association" "s3" {
  for_each = local.zones

  route_table_id  = aws_route_table.private[each.key].id
  vpc_endpoint_id = aws_vpc_endpoint.s3.id
}
