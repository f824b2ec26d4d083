import { ICampaignRef as ICampaignV1Ref } from 'aws-cdk-lib/aws-connectcampaigns';
import { ICampaignRef } from 'aws-cdk-lib/aws-connectcampaignsv2';
import { Aws, Token } from 'aws-cdk-lib/core';
import { checkArn, checkInStack } from './check-arn';
import { InstanceAttributes } from './instance-attributes';
import { CAMPAIGN } from '../input/arn-kind';
import { checkUuid } from '../input/check-uuid';
import { ConnectAccessError } from '../input/error';
import { checkInput, objectWith } from '../input/kinds';
import { homeOfId, TargetEnvironment } from '../input/target-environment';
import { parseArn } from '../policy/arn';

/**
 * An outbound campaign. Its ARN does not contain the instance that it belongs to.
 *
 * @example
 * const where = ConnectScope.instances(instance).withCampaigns(
 *   ConnectCampaign.fromCampaignId('aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'),
 * );
 */
export class ConnectCampaign {
  /**
   * Returns a campaign of the outbound campaigns API v2.
   *
   * @throws when the reference holds something else than the ARN of a campaign
   */
  public static fromCampaign(campaign: ICampaignRef): ConnectCampaign {
    checkInput('ConnectCampaign.fromCampaign', campaign, CAMPAIGN_REF);
    return new ConnectCampaign(
      checkArn('ConnectCampaign.fromCampaign', campaign.campaignRef.campaignArn, CAMPAIGN),
    );
  }

  /**
   * Returns a campaign of the outbound campaigns API v1.
   *
   * @throws when the reference holds something else than the ARN of a campaign
   */
  public static fromCampaignV1(campaign: ICampaignV1Ref): ConnectCampaign {
    checkInput('ConnectCampaign.fromCampaignV1', campaign, CAMPAIGN_REF);
    return new ConnectCampaign(
      checkArn('ConnectCampaign.fromCampaignV1', campaign.campaignRef.campaignArn, CAMPAIGN),
    );
  }

  /**
   * Returns the campaign with the given ARN,
   * `arn:PARTITION:connect-campaigns:REGION:ACCOUNT:campaign/ID`.
   *
   * @throws when it is something else: an id, the ARN of another service, a pattern
   */
  public static fromCampaignArn(campaignArn: string): ConnectCampaign {
    return new ConnectCampaign(checkArn('ConnectCampaign.fromCampaignArn', campaignArn, CAMPAIGN));
  }

  /**
   * Returns the campaign with the given id, in the account and Region of its instance. If the scope
   * names no instance, uses the account and Region of the stack. A permission set requires a named
   * instance.
   *
   * @param campaignId a UUID
   * @throws when it is something else: an ARN, a name, a pattern
   */
  public static fromCampaignId(campaignId: string): ConnectCampaign {
    return new ConnectCampaign(
      undefined,
      checkUuid(
        'ConnectCampaign.fromCampaignId',
        campaignId,
        'outbound campaign',
        'ConnectCampaign.fromCampaignArn',
      ),
    );
  }

  private constructor(
    private readonly arn: string | undefined,
    private readonly id = '',
  ) {}

  /** @internal */
  public get _name(): string {
    return this.arn ?? this.id;
  }

  /**
   * Returns the ARNs of the campaign: its given ARN, or one at each location of its instances.
   *
   * @internal
   */
  public _arns(
    where: string,
    from: TargetEnvironment,
    instances: readonly InstanceAttributes[] | undefined,
  ): string[] {
    if (!this.arn) {
      const places = instances ?? [
        homeOfId(where, from, this.id, 'the campaign', 'ConnectCampaign.fromCampaignArn'),
      ];
      return [
        ...new Set(
          places.map(
            ({ region, account }) =>
              `arn:${Aws.PARTITION}:connect-campaigns:${region}:${account}:campaign/${this.id}`,
          ),
        ),
      ];
    }
    const parts = parseArn(this.arn);
    const known =
      parts &&
      instances &&
      !Token.isUnresolved(
        [
          ...instances.flatMap(({ region, account }) => [region, account]),
          parts.region,
          parts.account,
        ].join(),
      );
    if (
      known &&
      !instances.some(({ region, account }) => region === parts.region && account === parts.account)
    ) {
      throw new ConnectAccessError({
        where,
        problem: 'the campaign is not in the account and Region of an instance of the scope',
        got: this.arn,
        allowed: instances.map(({ region, account }) => `${region} ${account}`).join(', '),
      });
    }
    return [checkInStack(where, from, this.arn, CAMPAIGN)];
  }
}

const CAMPAIGN_REF = objectWith('an outbound campaign', 'campaignRef');
