/** Why a claim that reads variants has no verdict yet. */
export const PENDING = 'It is being worked out.';
