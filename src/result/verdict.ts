/** What is said of a claim. */
export type Verdict = 'holds' | 'fails' | 'open' | 'not_judged';
