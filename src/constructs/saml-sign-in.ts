import { Stack } from 'aws-cdk-lib/core';
import { ConnectAccessError } from '../input/error';
import { namedInstances } from './private/named-instances';
import { SignInUrls } from './private/saml-endpoints';
import { checkInput, SCOPE, TEXT } from '../input/kinds';
import { isLookupDummy } from '../input/lookup-dummy';
import { checkForm, checkFormInStack, TextForm } from '../input/text-form';
import { ConnectScope } from '../scope/connect-scope';
import { InstanceAttributes } from '../scope/instance-attributes';

/** The values that the role passes to a sign-in. */
interface Context {
  readonly where: string;
  readonly stack: Stack;
  readonly instances: readonly InstanceAttributes[];
  readonly urls: SignInUrls;
}

type Audiences = (context: Context) => readonly (string | undefined)[];

/**
 * Endpoints through which people may sign in with SAML. The identity provider may name them as the
 * audience of its assertions (`SAML:aud`).
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/configure-saml.html
 *
 * @example
 * new ConnectFederationRole(this, 'Agents', {
 *   samlProvider,
 *   connectScope: ConnectScope.instances(instance),
 *   signIn: [SamlSignIn.atInstances(), SamlSignIn.inRegion('us-west-2')],
 * });
 */
export class SamlSignIn {
  /**
   * Returns the endpoint of the partition and the endpoints of the instances' Regions. They are
   * `https://signin.aws.amazon.com/saml` and `https://REGION.signin.aws.amazon.com/saml`, and their
   * equivalents in the other partitions. AWS recommends that identity providers use the endpoint of
   * the instance's Region.
   *
   * If neither the stack nor an instance has a known Region, the endpoints are those of the
   * deployment partition. The isolated partitions have one endpoint, because AWS does not document
   * a Regional endpoint for them.
   */
  public static atInstances(): SamlSignIn {
    return new SamlSignIn(({ where, instances, urls }) => [
      urls.endpoint(where),
      ...instances.map(({ region }) => urls.regional(where, region)),
    ]);
  }

  /**
   * Returns the endpoint of a further Region, for when the endpoint of the instance cannot be
   * reached.
   *
   * @param region its name, `us-west-2`
   * @throws when this is not the name of a Region; where it is used when it is of another partition
   * @see https://aws.amazon.com/blogs/security/how-to-use-regional-saml-endpoints-for-failover/
   */
  public static inRegion(region: string): SamlSignIn {
    checkInput('SamlSignIn.inRegion', region, TEXT);
    checkForm('SamlSignIn.inRegion', region, REGION);
    return new SamlSignIn(({ where, stack, urls }) => {
      // The first run has a dummy in place of a Region that is looked up.
      const known = isLookupDummy(region) ? stack.region : region;
      const url = urls.regional(where, checkFormInStack(where, stack, known, REGION));
      if (url) return [url];
      throw new ConnectAccessError({
        where,
        problem: `an endpoint of the Region ${region} is not documented`,
        instead: 'Give it: SamlSignIn.endpoint(...)',
      });
    });
  }

  /**
   * Returns the endpoint of Amazon Connect Global Resiliency:
   * `https://INSTANCE.SOURCE-REGION.sign-in.connect.aws/saml*`. It signs agents in to an instance
   * and its replica at once.
   *
   * @param source the source instance, the one that was replicated: its Region is in the endpoint.
   *   Include the replica in the scope of the role too
   * @throws where it is used when the scope does not name instances
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/integrate-idp.html
   */
  public static globalResiliency(source: ConnectScope): SamlSignIn {
    checkInput('SamlSignIn.globalResiliency', source, SCOPE);
    return new SamlSignIn(
      ({ where, stack, urls }) =>
        namedInstances(where, stack, source).instances.map(({ region, id }) =>
          urls.globalResiliency(where, region, id),
        ),
      source,
    );
  }

  /**
   * Returns an endpoint by its URL: an endpoint that AWS added, or one with the id of a provider
   * that encrypts assertions.
   *
   * @param url `https://HOST/saml`, and the suffix of an encrypting provider
   * @throws when this is not such a URL, or has a wildcard
   */
  public static endpoint(url: string): SamlSignIn {
    checkInput('SamlSignIn.endpoint', url, TEXT);
    checkForm('SamlSignIn.endpoint', url, ENDPOINT);
    return new SamlSignIn(
      ({ where, stack }) => [checkFormInStack(where, stack, url, ENDPOINT)],
      undefined,
      url,
    );
  }

  private constructor(
    /** @internal */
    public readonly _audiences: Audiences,
    /** @internal */
    public readonly _resilient?: ConnectScope,
    /**
     * The URL that the app gives.
     *
     * @internal
     */
    public readonly _url?: string,
  ) {}
}

const REGION: TextForm = {
  noun: 'the name of a Region',
  pattern: /^[a-z]{2,4}(-[a-z]+)+-\d$/,
  part: /^[a-z\d-]*$/,
  allowed: 'one Region, such as us-west-2',
};

const ENDPOINT: TextForm = {
  noun: 'the URL of a SAML endpoint',
  pattern: /^https:\/\/[a-z0-9.-]+\/saml(\/acs\/[\w-]+)?$/,
  part: /^[\w.:/-]*$/,
  allowed: 'https://HOST/saml or https://HOST/saml/acs/ID',
};
