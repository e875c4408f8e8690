import { inkOn } from './ink-on.ts';
import classes from './plan-tag.module.css';

interface PlanTagProps {
  label: string;
  colour: string;
}

/** A plan's label, as it stands in the list of chats. */
export function PlanTag({ label, colour }: PlanTagProps) {
  return (
    <span className={classes.tag} style={{ background: colour, color: inkOn(colour) }}>
      {label}
    </span>
  );
}
