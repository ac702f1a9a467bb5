/** What of the SDK is used; loaded only when Organizations is asked. */
export {
  DescribeOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListParentsCommand,
  OrganizationsClient,
  paginateListAccounts,
  paginateListPoliciesForTarget,
  paginateListTagsForResource,
} from "@aws-sdk/client-organizations";
