import { ICampaignRef as ICampaignV1Ref } from 'aws-cdk-lib/aws-connectcampaigns';
import { ICampaignRef } from 'aws-cdk-lib/aws-connectcampaignsv2';
import { checkArn, checkUuid } from './arn';
import { CAMPAIGN } from './arn-kind';

/** An outbound campaign. Its ARN does not contain the instance that it belongs to. */
export class ConnectCampaign {
  /**
   * A campaign of the outbound campaigns API v2.
   *
   * @throws when the reference holds something else than the ARN of a campaign
   */
  public static fromCampaign(campaign: ICampaignRef): ConnectCampaign {
    return new ConnectCampaign(checkArn('ConnectCampaign.fromCampaign', campaign.campaignRef.campaignArn, CAMPAIGN));
  }

  /**
   * A campaign of the outbound campaigns API v1.
   *
   * @throws when the reference holds something else than the ARN of a campaign
   */
  public static fromCampaignV1(campaign: ICampaignV1Ref): ConnectCampaign {
    return new ConnectCampaign(checkArn('ConnectCampaign.fromCampaignV1', campaign.campaignRef.campaignArn, CAMPAIGN));
  }

  /**
   * The campaign with the given ARN, `arn:PARTITION:connect-campaigns:REGION:ACCOUNT:campaign/ID`.
   *
   * @throws when it is something else: an id, the ARN of another service, a pattern
   */
  public static fromCampaignArn(campaignArn: string): ConnectCampaign {
    return new ConnectCampaign(checkArn('ConnectCampaign.fromCampaignArn', campaignArn, CAMPAIGN));
  }

  /**
   * The campaign with the given id, in the account and Region of its instance, or of the stack when
   * no instance is named.
   *
   * @param campaignId a UUID
   * @throws when it is something else: an ARN, a name, a pattern
   */
  public static fromCampaignId(campaignId: string): ConnectCampaign {
    return new ConnectCampaign(undefined, checkUuid('ConnectCampaign.fromCampaignId', campaignId, 'outbound campaign', 'ConnectCampaign.fromCampaignArn'));
  }

  private constructor(
    /** @internal */
    public readonly _arn: string | undefined,
    /** @internal */
    public readonly _id?: string,
  ) {}
}
