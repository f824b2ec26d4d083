import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { CfnElement, Stack, Stage, Token } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { IConstruct } from 'constructs';
import { AccessQuery } from './access-query';
import { PrincipalAssertions } from './principal-assertions';
import { instanceAttributesOf, QueryEnvironment } from './query-environment';
import { ConnectAccessError } from '../input/error';
import { awsPolicyName } from '../policy/aws-policy-name';
import { toDisplayText } from '../policy/deploy-time-text';
import { Attachment, Principal, standalonePolicy, World } from '../policy/model';
import { DeployTimeValues } from '../policy/substitute';
import { Resolver } from '../reader/intrinsics/resolver';
import { templateContextOf } from '../reader/intrinsics/template-context';
import { readDocument } from '../reader/policy-document';
import { readTemplate } from '../reader/template';

const PRINCIPALS = [
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::Group',
  'AWS::SSO::PermissionSet',
];

/** Properties for `AccessAssertions`. */
export interface AccessAssertionsProps {
  /**
   * Documents of managed policies that are attached and that are neither in the template nor among AWS's policies of Amazon
   * Connect: by ARN, or by name for a policy of AWS. What one of them might allow counts as a condition until it is known.
   *
   * @default - none
   */
  readonly managedPolicies?: { [arnOrName: string]: any };
}

/**
 * Expectations, in the tests of a stack, of what its roles can do: decided offline, as IAM decides, with AWS's managed policies,
 * permissions boundaries, denies and conditions.
 *
 * A request is within the account of the stack: policies of resources, of the organization and of sessions are not looked at.
 * Pseudo parameters are what the stack's environment says, or the ARN that is asked for.
 */
export class AccessAssertions {
  /**
   * Expectations of a stack, which is synthesized for it.
   *
   * @throws when the stack is in no app or stage, or cannot be synthesized
   */
  public static fromStack(stack: Stack, props: AccessAssertionsProps = {}): AccessAssertions {
    return new AccessAssertions(templateOf(stack), props, stack);
  }

  /** Expectations of a template. */
  public static fromTemplate(
    template: Template,
    props: AccessAssertionsProps = {},
  ): AccessAssertions {
    return new AccessAssertions(template.toJSON(), props);
  }

  private readonly reading: World;
  private readonly environment: QueryEnvironment;

  private constructor(
    template: any,
    private readonly props: AccessAssertionsProps,
    private readonly stack?: Stack,
  ) {
    this.reading = readTemplate(stack?.stackName ?? 'template', template, stack && pathsOf(stack));
    const resolver = new Resolver(templateContextOf(template));
    this.environment = {
      pseudoParameters: environmentOf(stack),
      instanceAttributes: instanceAttributesOf(template, resolver),
      resolver,
      ...(stack && { stack }),
    };
  }

  /**
   * A role of the stack. Users, groups, permission sets and managed policies will do, and what has a role, as a function.
   *
   * @throws when the template has no such principal
   */
  public principal(role: IConstruct): PrincipalAssertions {
    return this.asserted('AccessAssertions.principal', role.node.path, logicalIdsOf(role));
  }

  /**
   * A role, or another principal, by its logical id, by its construct path, or by the part of it below the stack.
   *
   * @throws when the template has no such principal
   */
  public principalNamed(idOrPath: string): PrincipalAssertions {
    const { stack, reading } = this;
    const construct = stack?.node
      .findAll()
      .find(({ node }) =>
        [node.path, node.path.slice(stack.node.path.length + 1)].includes(idOrPath),
      );
    const isNamed = ({ name, place: { constructPath } }: Principal) =>
      [name, constructPath?.replace(/\/(Resource|Default)$/, '')].includes(idOrPath);
    const ids = construct
      ? logicalIdsOf(construct)
      : [reading.principals.find(isNamed)?.place.logicalId ?? idOrPath];
    return this.asserted('AccessAssertions.principalNamed', idOrPath, ids);
  }

  private asserted(where: string, got: string, logicalIds: readonly string[]): PrincipalAssertions {
    const found = this.principalOf(logicalIds);
    if (!found) {
      const known = this.reading.principals.map(({ place }) => place.logicalId);
      throw new ConnectAccessError({
        where,
        problem: 'the template has no such principal',
        got,
        allowed: known.length > 0 ? known.join(', ') : 'none: the template has no roles',
      });
    }
    return PrincipalAssertions._of(new AccessQuery(this.withDocuments(found), this.environment));
  }

  /** The principal of some logical ids; managed policies are one, with what had no room in the first. */
  private principalOf(logicalIds: readonly string[]): Principal | undefined {
    const of = (id: string | undefined) => id !== undefined && logicalIds.includes(id);
    const whole = this.reading.principals.filter(
      ({ kind, place }) => kind !== 'policy' && of(place.logicalId),
    );
    if (whole.length > 1) {
      const got = whole.map(({ place }) => place.logicalId).join(', ');
      throw new ConnectAccessError({
        where: 'AccessAssertions',
        problem: 'several principals are part of the construct',
        got,
        instead: 'Pass one of them',
      });
    }
    if (whole.length > 0) return whole[0];
    const policies = this.reading.policies.filter(({ place }) => of(place.logicalId));
    if (policies.length === 0) return undefined;
    return standalonePolicy(policies[0].name, policies, policies[0].place);
  }

  private withDocuments(principal: Principal): Principal {
    const known = (attachment: Attachment): Attachment => {
      const { managedPolicies = {} } = this.props;
      const name = [toDisplayText(attachment.arn), awsPolicyName(attachment.arn) ?? ''].find(
        (one) => Object.keys(managedPolicies).includes(one),
      );
      // What the caller gives is newer than what the catalogue has of AWS's policies.
      if (name === undefined || attachment.policy?.origin === 'file') return attachment;
      const { policy, unread } = readDocument(
        name,
        managedPolicies[name],
        { file: name, pointer: [] },
        { managed: true },
      );
      if (unread.length > 0)
        throw new ConnectAccessError({
          where: 'AccessAssertions managedPolicies',
          problem: unread[0].problem,
          got: name,
        });
      return { ...attachment, policy };
    };
    return {
      ...principal,
      attached: principal.attached.map(known),
      ...(principal.boundary && { boundary: known(principal.boundary) }),
    };
  }
}

/** What the stack says of where it is deployed. */
function environmentOf(stack?: Stack): DeployTimeValues {
  if (!stack) return {};
  const partition = Token.isUnresolved(stack.region)
    ? undefined
    : RegionInfo.get(stack.region).partition;
  const known: [string, string | undefined][] = [
    ['AWS::AccountId', stack.account],
    ['AWS::Region', stack.region],
    ['AWS::Partition', partition],
  ];
  return Object.fromEntries(
    known.flatMap(([name, value]) =>
      value === undefined || Token.isUnresolved(value) ? [] : [[name, value]],
    ),
  );
}

/** The construct paths of the resources of a stack, by logical id; its template need not have them. */
const pathsOf = (stack: Stack): Map<string, string> =>
  new Map(
    stack.node
      .findAll()
      .flatMap((child) =>
        CfnElement.isCfnElement(child) && child.stack === stack
          ? [[stack.resolve(child.logicalId) as string, child.node.path]]
          : [],
      ),
  );

/** As `Template.fromStack` has it, without loading aws-cdk-lib/assertions where nothing is asserted. */
function templateOf(stack: Stack): any {
  const { root } = stack.node;
  if (!Stage.isStage(root))
    throw new ConnectAccessError({
      where: 'AccessAssertions.fromStack',
      problem: 'the stack is in no app',
      got: stack.node.path,
    });
  const assembly = root.synth();
  if (stack.nestedStackParent)
    return JSON.parse(readFileSync(join(assembly.directory, stack.templateFile), 'utf8'));
  const { template } = assembly.getStackArtifact(stack.artifactId);
  return template;
}

/** Of the resources that make up a construct, and of the role that it has. */
function logicalIdsOf(construct: IConstruct): string[] {
  const id = (element: CfnElement): string => Stack.of(element).resolve(element.logicalId);
  const { defaultChild } = construct.node;
  if (
    defaultChild &&
    CfnElement.isCfnElement(defaultChild) &&
    PRINCIPALS.includes((defaultChild as any).cfnResourceType)
  )
    return [id(defaultChild)];
  const role: IConstruct | undefined = (construct as any).role;
  if (role?.node) return logicalIdsOf(role);
  return construct.node
    .findAll()
    .flatMap((child) => (CfnElement.isCfnElement(child) ? [id(child)] : []));
}
