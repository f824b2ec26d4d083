import { Aws, Stack } from 'aws-cdk-lib';
import { CfnContactFlow, CfnInstance, CfnQueue, CfnSecurityProfile } from 'aws-cdk-lib/aws-connect';
import { CfnCampaign as CfnCampaignV1 } from 'aws-cdk-lib/aws-connectcampaigns';
import { CfnCampaign } from 'aws-cdk-lib/aws-connectcampaignsv2';
import {
  AccountPrincipal,
  IManagedPolicy,
  IPrincipal,
  ISamlProvider,
  ManagedPolicy,
  Role,
  SamlProvider,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream, IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction, IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnBotAlias } from 'aws-cdk-lib/aws-lex';
import { ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ConnectScope } from '../../../src';

export const ELSEWHERE =
  'arn:aws:connect:eu-west-2:444455556666:instance/22222222-2222-3333-4444-555555555555';

/** What variants refer to: made in the stack when one first asks, so that a stack has what its variant needs. */
export class World {
  public readonly employees: IPrincipal = new AccountPrincipal(Aws.ACCOUNT_ID);

  /** Named by id alone: account, Region and partition are the stack's. */
  public readonly byId = ConnectScope.instanceId('11111111-2222-3333-4444-555555555555');

  private readonly made = new Map<string, unknown>();

  constructor(public readonly stack: Stack) {}

  public get instance(): CfnInstance {
    const attributes = { inboundCalls: true, outboundCalls: true };
    return this.once(
      'Instance',
      (id) =>
        new CfnInstance(this.stack, id, {
          identityManagementType: 'SAML',
          instanceAlias: 'acme',
          attributes,
        }),
    );
  }

  public get here(): ConnectScope {
    return ConnectScope.instances(this.instance);
  }

  public get flow(): CfnContactFlow {
    return this.once(
      'Flow',
      (id) =>
        new CfnContactFlow(this.stack, id, {
          instanceArn: this.instance.attrArn,
          name: 'Hello',
          type: 'CONTACT_FLOW',
          content: '{}',
        }),
    );
  }

  public get queue(): CfnQueue {
    const hoursOfOperationArn = `${this.instance.attrArn}/operating-hours/33333333-2222-3333-4444-555555555555`;
    return this.once(
      'Queue',
      (id) =>
        new CfnQueue(this.stack, id, {
          instanceArn: this.instance.attrArn,
          name: 'Orders',
          hoursOfOperationArn,
        }),
    );
  }

  public get securityProfile(): CfnSecurityProfile {
    return this.once(
      'Profile',
      (id) =>
        new CfnSecurityProfile(this.stack, id, {
          instanceArn: this.instance.attrArn,
          securityProfileName: 'Agents',
        }),
    );
  }

  public get campaign(): CfnCampaign {
    return this.once(
      'Campaign',
      (id) =>
        new CfnCampaign(this.stack, id, {
          name: 'Reminders',
          connectInstanceId: this.instance.attrId,
          channelSubtypeConfig: {
            telephony: {
              outboundMode: { agentlessConfig: {} },
              defaultOutboundConfig: { connectContactFlowId: this.flow.attrContactFlowArn },
            },
          },
        }),
    );
  }

  public get campaignV1(): CfnCampaignV1 {
    return this.once(
      'CampaignV1',
      (id) =>
        new CfnCampaignV1(this.stack, id, {
          name: 'Reminders',
          connectInstanceArn: this.instance.attrArn,
          dialerConfig: { agentlessDialerConfig: {} },
          outboundCallConfig: { connectContactFlowArn: this.flow.attrContactFlowArn },
        }),
    );
  }

  public get botAlias(): CfnBotAlias {
    return this.once(
      'Bot',
      (id) => new CfnBotAlias(this.stack, id, { botId: 'ABCDE12345', botAliasName: 'live' }),
    );
  }

  public get key(): Key {
    return this.once('Key', (id) => new Key(this.stack, id, { enableKeyRotation: true }));
  }

  public get stream(): Stream {
    return this.once('Stream', (id) => new Stream(this.stack, id));
  }

  /** An application's role. */
  public get application(): Role {
    return this.once(
      'Application',
      (id) => new Role(this.stack, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
    );
  }

  public get samlProvider(): ISamlProvider {
    return this.once('Provider', (id) =>
      SamlProvider.fromSamlProviderArn(this.stack, id, this.arn('iam', 'saml-provider/acme', '')),
    );
  }

  public get boundary(): IManagedPolicy {
    return this.once('Boundary', (id) =>
      ManagedPolicy.fromManagedPolicyName(this.stack, id, 'boundary'),
    );
  }

  public get lookUp(): IFunction {
    return this.once('LookUp', (id) =>
      LambdaFunction.fromFunctionArn(this.stack, id, this.arn('lambda', 'function:look-up')),
    );
  }

  public get deliveryStream(): IDeliveryStream {
    return this.once('Delivery', (id) =>
      DeliveryStream.fromDeliveryStreamArn(
        this.stack,
        id,
        this.arn('firehose', 'deliverystream/records'),
      ),
    );
  }

  public get logGroup(): ILogGroup {
    return this.once('Logs', (id) =>
      LogGroup.fromLogGroupArn(this.stack, id, this.arn('logs', 'log-group:/acme/flows')),
    );
  }

  public bucket(name: string): IBucket {
    return this.once(`Bucket-${name}`, (id) => Bucket.fromBucketName(this.stack, id, name));
  }

  public arn(service: string, resource: string, region: string = Aws.REGION): string {
    return `arn:${Aws.PARTITION}:${service}:${region}:${Aws.ACCOUNT_ID}:${resource}`;
  }

  private once<T extends Construct | object>(id: string, make: (id: string) => T): T {
    if (!this.made.has(id)) this.made.set(id, make(id));
    return this.made.get(id) as T;
  }
}
