/**
 * What a request may ask for besides.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/create#responses_create-include
 */
export const INCLUDES = [
  "file_search_call.results",
  "web_search_call.results",
  "web_search_call.action.sources",
  "message.input_image.image_url",
  "computer_call_output.output.image_url",
  "code_interpreter_call.outputs",
  "reasoning.encrypted_content",
  "message.output_text.logprobs",
];
