/**
 * A model as Replicate tells of it.
 *
 * @see https://replicate.com/docs/reference/http#models.get
 */
export interface ReplicateModel {
  url: string;
  owner: string;
  name: string;
  description: string | null;
  visibility: "public" | "private";
  github_url: string | null;
  paper_url: string | null;
  license_url: string | null;
  run_count: number;
  cover_image_url: string | null;
  default_example: object | null;
  latest_version: object | null;
  is_official: boolean;
}
