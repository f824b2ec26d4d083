import { Construct } from 'constructs';

/**
 * Returns the label of a construct in messages before the construct exists: its class and its path.
 */
export const constructLabel = (type: string, scope: Construct, id: string) =>
  `${type} '${[scope.node.path, id].filter((part) => part).join('/')}'`;
