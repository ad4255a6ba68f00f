import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  mark: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A text with the found words marked. */
export function Marked({ text, words }: { text: string; words: string }) {
  const styles = useStyles();
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const pieces = text.split(/(\s+)/);
  return (
    <>
      {pieces.map((piece, index) => {
        const match = wanted.find((word) => piece.toLowerCase().startsWith(word));
        const key = `${index}-${piece}`;
        if (!match) return <span key={key}>{piece}</span>;
        return (
          <span key={key}>
            <mark className={styles.mark}>{piece.slice(0, match.length)}</mark>
            {piece.slice(match.length)}
          </span>
        );
      })}
    </>
  );
}
