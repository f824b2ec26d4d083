import { lazy } from '../input/memoize';

/** IP addresses by where requests come from. See catalogue/addresses.json. */
export interface AddressFacts {
  /** Ranges that are not on the internet, with their purpose: `10.0.0.0/8`. */
  readonly notGlobal: Readonly<Record<string, string>>;
  /** The ranges of all addresses on the internet, IPv4 and IPv6. */
  readonly internet: readonly string[];
}

/** Returns the facts about IP addresses. */
export const addressFacts = lazy((): AddressFacts => require('../../catalogue/addresses.json'));
