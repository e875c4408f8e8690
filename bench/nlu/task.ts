/** One labelled line; `None` is out of scope. */
export interface Line {
  text: string;
  intent: string;
}

export interface Task {
  train: Line[];
  validation: Line[];
  test: Line[];
  /** Also judge the test lines typed badly. */
  noise: boolean;
}
