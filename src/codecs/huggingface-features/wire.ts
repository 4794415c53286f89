/** Of one text, or of a list: a vector, or a list of them. @see https://huggingface.co/docs/inference-providers/tasks/feature-extraction */
export type Features = number[] | number[][];
