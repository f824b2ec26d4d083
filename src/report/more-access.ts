/** The id of the capability to take more access in AWS. */
export const MORE_ACCESS = 'take-more-aws-access';
