/** No figure stands in another, and no word of a scenario has an angle bracket left. */
const FIGURE = /<figure[\s>][\s\S]*?<\/figure>/g;

/** A section's markup with an empty figure of the class `waiting` in the place of each figure, and the figures. */
export function figuresOf(section: string): { readonly markup: string; readonly figures: readonly string[] } {
  const figures: string[] = [];
  const markup = section.replace(FIGURE, (figure) => {
    figures.push(figure);
    return '<figure class="chart waiting"></figure>';
  });
  return { markup, figures };
}
