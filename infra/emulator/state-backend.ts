import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from "@aws-sdk/client-dynamodb";
import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { clientConfig } from "./access.js";
import type { Credentials, Endpoint } from "./types.js";

/** Makes a state bucket as an owner would have it: versioned, encrypted, private. */
export async function ensureStateBucket(
  endpoint: Endpoint,
  credentials: Credentials,
  bucket: string,
  abort: AbortSignal,
): Promise<void> {
  const client = new S3Client({ ...clientConfig(endpoint, credentials), forcePathStyle: true });
  const options = { abortSignal: abort };
  // One that is there is an owner's, made by infra/bootstrap or by an earlier run.
  if (!(await bucketExists(client, bucket, abort))) {
    await client.send(createBucket(bucket, endpoint.region), options);
    await client.send(versioned(bucket), options);
    await client.send(encrypted(bucket), options);
    await client.send(closed(bucket), options);
  }
  client.destroy();
}

async function bucketExists(
  client: S3Client,
  bucket: string,
  abort: AbortSignal,
): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }), { abortSignal: abort });
    return true;
  } catch (error) {
    if ((error as Error).name === "NotFound") {
      return false;
    }
    throw error;
  }
}

function createBucket(bucket: string, region: string): CreateBucketCommand {
  if (region === "us-east-1") {
    return new CreateBucketCommand({ Bucket: bucket });
  }
  const LocationConstraint = region as BucketLocationConstraint;
  return new CreateBucketCommand({
    Bucket: bucket,
    CreateBucketConfiguration: { LocationConstraint },
  });
}

function versioned(bucket: string): PutBucketVersioningCommand {
  return new PutBucketVersioningCommand({
    Bucket: bucket,
    VersioningConfiguration: { Status: "Enabled" },
  });
}

function encrypted(bucket: string): PutBucketEncryptionCommand {
  const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" as const } };
  return new PutBucketEncryptionCommand({
    Bucket: bucket,
    ServerSideEncryptionConfiguration: { Rules: [rule] },
  });
}

function closed(bucket: string): PutPublicAccessBlockCommand {
  return new PutPublicAccessBlockCommand({
    Bucket: bucket,
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
}

/** Makes the table in which Terraform locks a state. */
export async function ensureLockTable(
  endpoint: Endpoint,
  credentials: Credentials,
  table: string,
  abort: AbortSignal,
): Promise<void> {
  const client = new DynamoDBClient(clientConfig(endpoint, credentials));
  const command = new CreateTableCommand({
    TableName: table,
    AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
  });
  try {
    await client.send(command, { abortSignal: abort });
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) {
      throw error;
    }
  }
  client.destroy();
}
