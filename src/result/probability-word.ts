/**
 * The words of probability of the analytic standard ICD 203 (US Intelligence Community Directive 203, "Analytic
 * Standards", 2015), each with the shares it stands for. A share on the edge of two takes the upper word.
 */
export const PROBABILITY_WORDS: readonly {
  readonly word: string;
  readonly low: number;
  readonly high: number;
}[] = [
  { word: 'almost no chance', low: 0.01, high: 0.05 },
  { word: 'very unlikely', low: 0.05, high: 0.2 },
  { word: 'unlikely', low: 0.2, high: 0.45 },
  { word: 'roughly even', low: 0.45, high: 0.55 },
  { word: 'likely', low: 0.55, high: 0.8 },
  { word: 'very likely', low: 0.8, high: 0.95 },
  { word: 'almost certain', low: 0.95, high: 0.99 },
];

/** The word for a share; the standard has none under 1 % and over 99 %, which are said as such. */
export function wordFor(share: number): string {
  if (share < 0.01) return 'under 1 %';
  if (share > 0.99) return 'over 99 %';
  return PROBABILITY_WORDS.findLast(({ low }) => share >= low)?.word ?? '';
}
