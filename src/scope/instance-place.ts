/** An instance as statements name it. */
export interface InstancePlace {
  readonly arn: string;
  readonly id: string;
  readonly region: string;
  readonly account: string;
}
