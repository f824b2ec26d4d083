import { Construct } from 'constructs';

/** How messages name a construct before it exists: its class and its path. */
export const constructLabel = (type: string, scope: Construct, id: string) =>
  `${type} '${[scope.node.path, id].filter((part) => part).join('/')}'`;
