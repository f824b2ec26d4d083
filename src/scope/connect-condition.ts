import { Token } from 'aws-cdk-lib/core';
import { checkText } from './check-text';
import {
  ContactChannel,
  ContactFlowType,
  ContactInitiationMethod,
  InstanceAttributeType,
  InstanceStorageResourceType,
  MonitorCapability,
  RealTimeContactAnalysisOutputType,
  RealTimeContactAnalysisSegmentType,
} from './condition-values.generated';
import { checkUserArn } from './user-arn';
import { scopeConditionFacts } from '../catalogue/catalogue';
import { checkEach, checkOneOf, checkUnique } from '../input/lists';
import { notEmpty } from '../input/not-empty';

/**
 * A limit on requests, by a condition key of Amazon Connect. It limits the actions whose requests
 * carry the key. Other actions of the access stay as they are.
 *
 * @see
 *   https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonconnect.html
 *
 * @example
 * const where = ConnectScope.instances(instance).withConditions(
 *   ConnectCondition.attributeTypes(InstanceAttributeType.USE_CUSTOM_TTS_VOICES),
 * );
 */
export class ConnectCondition {
  /** Limits which attributes of an instance are read and changed (`connect:AttributeType`). */
  public static attributeTypes(...types: InstanceAttributeType[]): ConnectCondition {
    return ConnectCondition.of('attributeTypes', types);
  }

  /** Limits the storage types whose configuration is changed (`connect:StorageResourceType`). */
  public static storageResourceTypes(...types: InstanceStorageResourceType[]): ConnectCondition {
    return ConnectCondition.of('storageResourceTypes', types);
  }

  /** Limits the types of flows (`connect:FlowType`). */
  public static flowTypes(...types: ContactFlowType[]): ConnectCondition {
    return ConnectCondition.of('flowTypes', types);
  }

  /** Limits the channels of contacts (`connect:Channel`). */
  public static channels(...channels: ContactChannel[]): ConnectCondition {
    return ConnectCondition.of('channels', channels);
  }

  /** Limits how contacts are created (`connect:ContactInitiationMethod`). */
  public static initiationMethods(...methods: ContactInitiationMethod[]): ConnectCondition {
    return ConnectCondition.of('initiationMethods', methods);
  }

  /** Limits what somebody who monitors a contact can do (`connect:MonitorCapabilities`). */
  public static monitorCapabilities(...capabilities: MonitorCapability[]): ConnectCondition {
    return ConnectCondition.of('monitorCapabilities', capabilities);
  }

  /**
   * Limits the output of a real-time contact analysis
   * (`connect:ListRealtimeContactAnalysisSegmentsByOutputType`).
   */
  public static segmentOutputTypes(
    ...types: RealTimeContactAnalysisOutputType[]
  ): ConnectCondition {
    return ConnectCondition.of('segmentOutputTypes', types);
  }

  /**
   * Limits the segments of a real-time contact analysis
   * (`connect:ListRealtimeContactAnalysisSegmentsBySegmentType`).
   */
  public static segmentTypes(...types: RealTimeContactAnalysisSegmentType[]): ConnectCondition {
    return ConnectCondition.of('segmentTypes', types);
  }

  /** Limits the subtypes of created contacts (`connect:Subtype`): `SMS`. */
  public static subtypes(...subtypes: string[]): ConnectCondition {
    return ConnectCondition.of('subtypes', subtypes);
  }

  /** Limits the assignment types of created contacts (`connect:AssignmentType`). */
  public static assignmentTypes(...types: string[]): ConnectCondition {
    return ConnectCondition.of('assignmentTypes', types);
  }

  /** Limits contacts by the id that associated contacts share (`connect:ContactAssociationId`). */
  public static contactAssociations(...ids: string[]): ConnectCondition {
    return ConnectCondition.of('contactAssociations', ids);
  }

  /** Limits contacts by the ARNs of their users (`connect:UserArn`). */
  public static users(...userArns: string[]): ConnectCondition {
    return ConnectCondition.of('users', userArns);
  }

  /** Limits contacts by the ARNs of the users that they are for (`connect:PreferredUserArn`). */
  public static preferredUsers(...userArns: string[]): ConnectCondition {
    return ConnectCondition.of('preferredUsers', userArns);
  }

  /** Limits the values of a primary attribute of data tables (`connect:PrimaryAttribute/NAME`). */
  public static primaryAttribute(name: string, ...values: string[]): ConnectCondition {
    const where = 'ConnectCondition.primaryAttribute';
    checkText(where, name, 'the name of an attribute');
    return ConnectCondition.of('primaryAttribute', values, name);
  }

  /** Limits the expressions in data tables (`connect:ExpressionValue`). */
  public static expressions(...values: string[]): ConnectCondition {
    return ConnectCondition.of('expressions', values);
  }

  private static of(method: string, values: readonly string[], name?: string): ConnectCondition {
    const where = `ConnectCondition.${method}`;
    notEmpty(where, values, 'value');
    checkEach(where, values);
    const { key, values: allowed, arn } = scopeConditionFacts(method);
    values.forEach((value) => {
      if (arn) checkUserArn(where, value);
      else if (allowed && !Token.isUnresolved(value)) checkOneOf(where, value, allowed);
      else checkText(where, value, 'one literal value');
    });
    checkUnique(where, values, 'value');
    return new ConnectCondition(method, key, name, [...values].sort());
  }

  private constructor(
    /**
     * The method that made it, by which the catalogue knows it.
     *
     * @internal
     */
    public readonly _method: string,
    /**
     * The key as the catalogue has it.
     *
     * @internal
     */
    public readonly _key: string,
    /**
     * The name in a key with a name.
     *
     * @internal
     */
    public readonly _name: string | undefined,
    /** @internal */
    public readonly _values: readonly string[],
  ) {}
}
