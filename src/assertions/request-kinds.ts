import { AccessRequest, ConditionalAccessRequest } from './access-request';
import { FLAG, Kinds, listOf, mapOf, OBJECT, optional, TEXT } from '../input/kinds';

/** The kinds of the properties of a request. */
export const REQUEST_KINDS: Kinds<AccessRequest> = {
  resource: optional(TEXT),
  context: optional(mapOf(TEXT)),
  listContext: optional(mapOf(listOf(TEXT))),
  strictContext: optional(FLAG),
  allowUnknownAction: optional(FLAG),
};

/** The kinds of the properties of a request with conditions. */
export const CONDITIONAL_REQUEST_KINDS: Kinds<ConditionalAccessRequest> = {
  ...REQUEST_KINDS,
  conditions: optional(listOf(OBJECT)),
};
