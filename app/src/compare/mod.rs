//! stub
use crate::{Fault, document::data::Document, visit::Visit};
pub async fn render(_visit: &Visit) -> Result<Document, Fault> {
    Err(Fault::NotFound)
}
