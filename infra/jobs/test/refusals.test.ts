import { expect } from "chai";
import { EmulatedRoot } from "./support/emulated-root.js";

const FREE = "-var=vpc_cidr=10.99.0.0/16";

/** The one place where a rule's ports are set for the load balancer's group. */
const ALB_PORT = "from_port        = rule.port";

/** What must not be planned, by Terraform itself: each sentence says what is wrong and what to do. */
describe("terraform plan of dev refuses", function () {
  this.timeout(240_000);
  let root: EmulatedRoot;

  before(async () => {
    root = await EmulatedRoot.open("dev");
  });
  after(() => root?.close());

  const cases: [what: string, variablesOf: string, words: string[], sentences: string[]][] = [
    [
      "the variables of another environment",
      "prod",
      [],
      [
        'The workspace is dev, but the variables are those of prod. Select the workspace with "terraform workspace select prod"',
        "The credentials belong to account 111122223333, but prod lives in account 777788889999. Use credentials of that account",
      ],
    ],
    [
      "an account that is not its own",
      "dev",
      ["-var=account_id=999988887777"],
      [
        "The credentials belong to account 111122223333, but dev lives in account 999988887777. Use credentials of that account, or correct account_id in tfvars/dev.tfvars.",
      ],
    ],
    [
      "a region that is not its own",
      "dev",
      ["-var=region=us-west-2"],
      [
        "The region us-west-2 does not belong to dev, which lives in eu-west-1. Correct region in tfvars/dev.tfvars",
      ],
    ],
    [
      "an environment that nobody knows",
      "dev",
      ["-var=environment=qa"],
      ["The environment qa is not known. Pass the variables of one of dev, prod, staging"],
    ],
    [
      "a suffix of another environment",
      "dev",
      ["-var=environment_suffix=prod-pr42"],
      [
        "The environment_suffix must be the environment's own name, dev, or begin with it and a hyphen, such as dev-pr42.",
      ],
    ],
  ];

  for (const [what, variablesOf, words, sentences] of cases) {
    it(what, async () => {
      const said = await root.plan(variablesOf, ...words);
      for (const sentence of sentences) tells(said, sentence);
    });
  }

  it("a block that overlaps with a VPC of its account, and with one that staging recorded", async () => {
    const vpc = { Action: "CreateVpc", CidrBlock: "10.10.64.0/20" };
    const id = await root.ec2("dev", "vpcId", vpc);
    await root.record("staging", { vpc_cidr: "10.10.128.0/17" });
    tells(
      await root.plan("dev"),
      `The vpc_cidr 10.10.0.0/16 overlaps with the VPC of staging (10.10.128.0/17) and ${id} in this account (10.10.64.0/20). Choose a block that is free in every environment`,
    );
  });

  it("security-group rules and listener rules that are not the definition, here or elsewhere", async () => {
    await openPort22(root);
    await root.record("prod", {
      listener_rules: ["http forward"],
      security_group_rules: ["alb-sg ingress tcp 22-22 0.0.0.0/0"],
      vpc_cidr: "10.30.0.0/16",
    });
    const restore = [
      root.edit("modules/load-balancer/listeners.tf", '"HTTP_301"', '"HTTP_302"'),
      root.edit("modules/load-balancer/listeners.tf", 'protocol    = "HTTPS"', 'protocol = "HTTP"'),
      root.edit("modules/security-groups/rules.tf", "port = 80,", "port = 80, from = 22,"),
      root.edit(
        "modules/security-groups/main.tf",
        ALB_PORT,
        ALB_PORT.replace("rule.port", "try(rule.from, rule.port)"),
      ),
    ];
    const said = await root.plan("dev", FREE);
    for (const undo of restore.reverse()) undo();
    tells(said, "The listener rules of this plan are not those of the definition");
    tells(said, "alb-sg ingress tcp 22-80 0.0.0.0/0 is planned but not defined");
    tells(said, "Change the definition in infra/modules/security-groups/rules.tf");
    tells(
      said,
      "Security-group rules stand in this account that are not defined and that no apply takes back: payment-alb-sg-dev egress -1 -1--1 0.0.0.0/0; payment-alb-sg-dev ingress tcp 22-22 0.0.0.0/0. Remove what was added by hand",
    );
    tells(said, "The security-group rules of this plan are not those that prod recorded");
  });

  it("listener rules that prod does not have, unless they are being rolled out", async () => {
    tells(
      await root.plan("dev", FREE),
      "The listener rules of this plan are not those that prod recorded. They are the same in all environments",
    );
    const rollout = ["-var=listener_rules_rollout=true", "-var=security_rules_rollout=true"];
    expect(await root.plan("dev", FREE, ...rollout)).to.equal("");
  });

  it("the workspace default", async () => {
    await root.workspace("default");
    tells(await root.plan("dev"), "The workspace is default, but the variables are those of dev.");
  });
});

/** Whether the sentence was said; if not, what was. */
function tells(said: string, sentence: string): void {
  expect(said.includes(sentence), `${sentence}\nis not in:\n${said}`).to.equal(true);
}

/** What somebody in a hurry does: a group with the name of the load balancer's, and SSH to it, by hand. */
async function openPort22(root: EmulatedRoot): Promise<void> {
  const vpc = await root.ec2("dev", "vpcId", { Action: "CreateVpc", CidrBlock: "10.98.0.0/16" });
  const group = await root.ec2("dev", "groupId", {
    Action: "CreateSecurityGroup",
    GroupName: "payment-alb-sg-dev",
    GroupDescription: "by hand",
    VpcId: vpc,
  });
  // EC2 itself adds that the group may reach everything.
  await root.ec2("dev", "securityGroupRuleId", {
    Action: "AuthorizeSecurityGroupIngress",
    GroupId: group,
    "IpPermissions.1.IpProtocol": "tcp",
    "IpPermissions.1.FromPort": "22",
    "IpPermissions.1.ToPort": "22",
    "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0",
  });
}
