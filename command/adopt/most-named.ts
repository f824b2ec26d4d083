/**
 * The most actions that code names. A policy with more allows everything, and nobody could review
 * the list.
 */
export const MOST_NAMED = 200;
