/** The operator of a condition that could not be read, or whose keys only deployment knows. */
export const UNREAD_OPERATOR = 'Unread';

/** Its key. */
export const UNREAD_KEY = 'unread';
