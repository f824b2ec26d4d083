import { checkText } from './check-text';

/**
 * The value of a tag: a text, or what IAM knows about the principal of a request.
 *
 * @example
 * const where = ConnectScope.instances(instance).withTagValues({
 *   Team: TagValue.principalTag('Team'),
 * });
 */
export class TagValue {
  /** Returns a literal value. */
  public static text(value: string): TagValue {
    return new TagValue(checkText('TagValue.text', value, 'one literal value of a tag'));
  }

  /**
   * Returns the value of a tag of the principal (`aws:PrincipalTag/KEY`). A principal without the
   * tag has no access.
   *
   * @param key the key of the tag of the principal
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html
   */
  public static principalTag(key: string): TagValue {
    const name = checkText('TagValue.principalTag', key, 'one literal key of a tag');
    return new TagValue(`\${aws:PrincipalTag/${name}}`);
  }

  /** Returns the name of an IAM user (`aws:username`). Roles have no such name, so no access. */
  public static userName(): TagValue {
    return new TagValue('${aws:username}');
  }

  /**
   * Returns the id of the principal (`aws:userid`): of a role, `ROLE_ID:SESSION_NAME`.
   *
   * @see
   *   https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
   */
  public static userId(): TagValue {
    return new TagValue('${aws:userid}');
  }

  private constructor(
    /** @internal */
    public readonly _text: string,
  ) {}
}
