import { makeStyles, tokens } from '@fluentui/react-components';
import { AdaptiveCard, HostConfig } from 'adaptivecards';
import { useEffect, useRef } from 'react';
import { hostConfig } from './hostConfig';

const useStyles = makeStyles({
  frame: {
    maxWidth: '520px',
    marginTop: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
  },
});

/** The card as it stands in the channel, drawn from the same JSON that the bot posts. */
export default function PostedCard({ card }: { card: Readonly<Record<string, unknown>> }) {
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const written = JSON.stringify(card);
  useEffect(() => {
    // Cards carry plain text only; without this the renderer warns that nothing reads Markdown.
    AdaptiveCard.onProcessMarkdown = (_, result) => {
      result.didProcess = false;
    };
    const drawn = new AdaptiveCard();
    drawn.hostConfig = new HostConfig(hostConfig);
    drawn.parse(JSON.parse(written, ownImage));
    const element = drawn.render();
    if (element) frame.current?.replaceChildren(element);
    frame.current?.scrollIntoView({ block: 'start' });
  }, [written]);
  return (
    <div ref={frame} className={styles.frame} role="group" aria-label="Card as posted in Teams" />
  );
}

/** Card pictures come from this server, whatever public name the card gives it. */
function ownImage(key: string, value: unknown): unknown {
  if (key !== 'url' || typeof value !== 'string') return value;
  const path = /^https?:\/\/[^/]+(\/cards\/[\w.-]+\.png)$/.exec(value);
  return path?.[1] ? new URL(path[1], window.location.href).href : value;
}
